open("@CAMPANA@/@CANARIO@-numpy", "w").write("numpy del estudiante")
raise SystemExit("numpy del estudiante")
