"""Server: the app as an ASGI application, ready before the first visitor comes."""
