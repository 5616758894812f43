open("@CAMPANA@/@CANARIO@-launcher", "w").write("kernel del estudiante")
