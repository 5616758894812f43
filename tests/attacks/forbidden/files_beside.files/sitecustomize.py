open("@CAMPANA@/@CANARIO@-sitecustomize", "w").write("sitecustomize del estudiante")
