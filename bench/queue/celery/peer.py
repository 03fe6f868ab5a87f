"""The peer: what Pulse's tasks are compared with. Settings come from the environment (see ../celery.ts)."""

import os
import time

from celery import Celery

app = Celery("peer", broker=os.environ["BENCH_BROKER"])
app.conf.update(
    task_acks_late=True,
    task_default_queue="bench",
    task_ignore_result=True,
    worker_prefetch_multiplier=int(os.environ.get("BENCH_PREFETCH", "4")),
    broker_transport_options={"confirm_publish": os.environ.get("BENCH_CONFIRMS") == "yes"},
)

# A byte or a line per task, appended in one system call: the bench counts them by the size of the file.
record = os.open(os.environ["BENCH_RECORD"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


@app.task(name="nothing")
def nothing(number):
    os.write(record, b".")


@app.task(name="sleep")
def sleep(seconds):
    time.sleep(seconds)
    os.write(record, b".")


@app.task(name="measured")
def measured(sent):
    """`sent`: seconds of the machine's monotonic clock, which all processes share."""
    os.write(record, b"%.3f\n" % ((time.monotonic() - sent) * 1000))
