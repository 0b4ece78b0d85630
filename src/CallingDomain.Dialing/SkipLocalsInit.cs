// Large structs are written whole before they are read; the compiler would clear each first.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
