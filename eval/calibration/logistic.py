"""A logistic regression that few rows cannot mislead."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RIDGE = 1.0
MOST_STEPS = 100
CLOSE = 1e-9


def fitted(columns: Floats, labels: Floats, weights: Floats | float = 1.0) -> Floats:
    """Coefficients by Newton's method, with a ridge by the spread of each feature.

    Args:
        columns: features of each row, and of each 1 for the intercept; shape (rows, features).
        labels: 0 or 1 of each row.
        weights: how much each row counts, ≥ 0.

    Returns:
        One a column, that of the intercept without a ridge: its column has no spread.

    Source: penalised likelihood, Le Cessie and van Houwelingen, Applied Statistics 1992.
    """
    ridge = np.diag(columns.var(axis=0)) * RIDGE
    found = np.zeros(columns.shape[1])
    for _ in range(MOST_STEPS):
        guess = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (weights * (guess - labels)) + ridge @ found
        curve = (columns * (weights * guess * (1 - guess))[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < CLOSE:
            break
    return found
