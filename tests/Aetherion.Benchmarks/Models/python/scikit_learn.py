"""Times scikit-learn on one thread and prints seconds of the processor as JSON: the peer of the models' benchmarks.

scikit_learn.py supervised FILE   fits and single rows of the supervised reference set
scikit_learn.py isolation FILE    the isolation forest on 500,000 rows made of the reference set's training rows
"""
import csv
import gzip
import json
import statistics
import sys
import time

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, IsolationForest, RandomForestClassifier

ROW_COUNT = 500_000
SINGLE_ROWS = 200


def read(path):
    with gzip.open(path, "rt") as file:
        rows = csv.reader(file)
        next(rows)
        return [row for row in rows if row[0] == "train"]


def seconds(action, rounds):
    """The median, after one round to warm up where there are several."""
    taken = []
    for _ in range(rounds + (rounds > 1)):
        started = time.process_time()
        action()
        taken.append(time.process_time() - started)
    return statistics.median(taken[-rounds:])


def single_rows(predict, values):
    def every():
        for row in values[:SINGLE_ROWS]:
            predict(row[None, :])

    return seconds(every, 3) / SINGLE_ROWS


def supervised(path):
    rows = read(path)
    values = numpy.array([row[2:-1] for row in rows], dtype=float)
    labels = numpy.array([int(row[-1]) for row in rows])
    boosting = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.05, max_leaf_nodes=15, l2_regularization=1.0, early_stopping=False)
    forest = RandomForestClassifier(n_estimators=200, min_samples_leaf=20, n_jobs=1, random_state=1)
    return {
        "boostingFit": seconds(lambda: boosting.fit(values, labels), 5),
        "boostingRow": single_rows(boosting.predict_proba, values),
        "forestFit": seconds(lambda: forest.fit(values, labels), 1),
        "forestRow": single_rows(forest.predict_proba, values),
    }


def isolation(path):
    values = numpy.array([row[2:5] for row in read(path)], dtype=float)
    values = (values - values.mean(axis=0)) / values.std(axis=0)
    values = numpy.resize(values, (ROW_COUNT, values.shape[1]))
    forest = IsolationForest(n_estimators=100, max_samples=256, n_jobs=1, random_state=1)
    return {
        "isolationFit": seconds(lambda: forest.fit(values), 3),
        "isolationRows": seconds(lambda: forest.score_samples(values), 3),
        "isolationRow": single_rows(forest.score_samples, values),
    }


seconds_of = {"supervised": supervised, "isolation": isolation}[sys.argv[1]](sys.argv[2])
print(json.dumps({"version": sklearn.__version__, "seconds": seconds_of}))
