"""A build on the web, read only: SPARQL 1.1 Protocol, linked data for every IRI, pages.

`settings` says what is allowed, `site` is one build as it is served, `runner` and `worker` answer queries in processes
that can be ended, `app` composes the routes and `serving` listens. Nothing is asked of any other host.
"""
