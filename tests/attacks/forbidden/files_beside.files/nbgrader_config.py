open("@CAMPANA@/@CANARIO@-config", "w").write("configuración del estudiante")
