# /// esperado
# nota = "urllib, http.client, asyncio y ftplib."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import asyncio
import urllib.request
try:
    urllib.request.urlopen("http://127.0.0.1:@TCP@/@NOMBRE@", timeout=2).read()
except Exception as error:
    print(type(error).__name__)
try:
    async def dial():
        _, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", @TCP@), 2)
        writer.write(b"@NOMBRE@\n")
        writer.close()
    asyncio.new_event_loop().run_until_complete(dial())
    print(@EXITO@)
except Exception as error:
    print(type(error).__name__)
