import { Client } from 'pg';

/**
 * Of every student of each course advice that a teacher has approved, rated and done, and a draft that waits. By a
 * connection of its own: those of the program are recorded.
 */
export async function fillRecommendations(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await fill(client);
  } finally {
    await client.end();
  }
}

async function fill(client: Client): Promise<void> {
  await client.query(
    `insert into recommendation (id, kind, course_id, student_id, language, data_version, as_of, prompt_version,
       facts_hash, composer, content, state, urgency, decided_at)
     select gen_random_uuid(), 'advice', course_id, student_id, 'ru', 1, now(), '1', 'none', 'rules',
       '{"opening": null, "items": [{"text": "Read.", "activityIds": [1], "topic": null}]}', state, random(),
       case state when 'approved' then now() end
     from enrolment cross join unnest('{approved,draft}'::text[]) as state`,
  );
  await client.query(
    `insert into recommendation_decision (id, recommendation_id, action, before)
     select gen_random_uuid(), id, 'approved', '{"state": "draft", "edited": null, "returnedAt": null}'
     from recommendation where state = 'approved'`,
  );
  await client.query(
    `insert into recommendation_rating (recommendation_id, stars)
     select id, 1 + (student_id % 5) from recommendation where state = 'approved'`,
  );
  await client.query(
    `insert into recommendation_done (recommendation_id, item) select id, 0 from recommendation where state = 'approved'`,
  );
  await client.query('analyze recommendation, recommendation_decision, recommendation_rating, recommendation_done');
}
