"""How the language pipeline is trained, scored and assembled; not imported by the package."""
