#!/bin/sh
# Greets whoever reads the output.
echo "Hello, world"
