import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BlockSkeleton } from '../state/Loading.tsx';
import classes from './QrPicture.module.css';

interface QrPictureProps {
  /** What a phone's camera reads. */
  readonly text: string;
  /** Says to those who do not see it what the picture is for. */
  readonly label: string;
}

/** A text as a picture for the camera of a phone. What draws it is loaded when it is needed: few people ever see it. */
export function QrPicture({ text, label }: QrPictureProps): ReactNode {
  const picture = useQuery({
    queryKey: ['qr', text],
    queryFn: async () => {
      const { renderSVG } = await import('uqr');
      return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (picture.data === undefined) return <BlockSkeleton height={200} />;
  return <img className={classes.picture} src={picture.data} alt={label} width={200} height={200} />;
}
