"""The HTTP contract: a route reads, calls, answers.

app            all that stands here, joined; dependencies: what routes are given
door           who may come in, decided before any route
suggestions, knowledge, health   the routes; streaming: an answer as events
body, schemas, accept, unread    what is read of a request
problems       errors by RFC 9457, and the only place that knows their statuses
metrics, model_metrics           what is counted
"""
