using System.IO.Compression;
using System.Text;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>Makes HTTP requests that are nearly right; the same seed makes the same requests.</summary>
internal sealed class HeaderFuzzer(int seed)
{
    private const int MutationsMax = 4;
    private const string Query = """{"query":"{ instrument(id: \"sim:BTC-USD\") { id symbol lastPrice } }"}""";
    private const string Subscription = """{"query":"subscription { tick(instrumentId: \"sim:BTC-USD\") { sequence } }"}""";

    private static readonly string[] Methods =
        ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "QUERY", "", "P\0ST"];

    private static readonly string[] Paths =
    [
        "/graphql?query=%7B__typename%7D", "/graphql?query=", "/graphql?query=%FF%FE", "/graphql?query=%00", "/graphql?query=%7B",
        "/graphql?query=%7B__typename%7D&variables=%7B", "/graphql?query=%7B__typename%7D&variables=[]&extensions=1",
        "/graphql?query=a&query=b", "/graphql/", "//graphql", "/graphql/..%2f..%2fetc", "/graphql%00", "http://127.0.0.1/graphql",
        "*", "/ws/market?symbol=%FF", "/ws/regime", "/api/market/snapshot/NOWHERE?limit=-1", "/api/regime/US/%00",
    ];

    private static readonly string[] Names =
    [
        "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Connection", "Content-Encoding", "Content-Length",
        "Content-Type", "Cookie", "Expect", "Forwarded", "GraphQL-Cost", "Host", "Idempotency-Key", "If-None-Match",
        "Last-Event-ID", "Origin", "Range", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Version", "traceparent", "Transfer-Encoding", "Upgrade", "X-API-Key", "X-Forwarded-For",
        "X-Forwarded-Host", "X-HTTP-Method-Override", "GraphQL-Preflight", "", "Bad Name", "Näme",
    ];

    private static readonly string[] Values =
    [
        "", " ", ",", ";", ";;;=", "*", "*/*", "*/*;q=2", "application/json", "application/json; charset=utf-16",
        "application/json; charset=\"utf-8\"", "application/graphql-response+json;q=1;q=0", "text/event-stream", "text/html",
        "a/b;" + "c=d;", "gzip", "br", "gzip;q=NaN", "br;q=1.0001, gzip;q=-1", "deflate", "zstd", "identity;q=0, *;q=0",
        "chunked", "chunked, chunked", "-1", "0", "1", "2000000", "99999999999999999999", "websocket", "Upgrade", "graphql-ws",
        "graphql-transport-ws", "graphql-transport-ws, graphql-ws", "13", "8", "null", "http://127.0.0.1", "http://[::1",
        "https://evil.example", "file:///etc/passwd", "127.0.0.1", "localhost:99999", "evil.example", "[::1]", "Bearer",
        "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic Og==", "ak_x.y", "100-continue", "bytes=0-", "\"etag\"",
        "00-00000000000000000000000000000000-0000000000000000-00", "permessage-deflate; server_max_window_bits=99",
        "for=\"[::1]\";proto=x", "report", "validate", "\u00ff\u00fe", "\t\v", "€", "'; DROP TABLE bots; --", "${jndi:ldap://x}",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var request = Base();
        for (var count = _random.Next(1, MutationsMax + 1); count > 0; count--)
            Mutate(request);
        var bytes = request.ToBytes();
        // Now and then the bytes themselves are damaged, line ends included.
        for (var count = _random.Next(8) == 0 ? _random.Next(1, MutationsMax) : 0; count > 0; count--)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private RawRequest Base()
    {
        RawRequest request = _random.Next(6) switch
        {
            0 => new("POST", "/graphql", Encoding.UTF8.GetBytes(Query)),
            1 => new("GET", "/graphql?query=%7Binstrument(id:%22sim:BTC-USD%22)%7Bid%7D%7D", []),
            2 => new("POST", "/graphql", Encoding.UTF8.GetBytes(Subscription)),
            3 => new("GET", "/graphql", []),
            4 => new("POST", "/graphql", Zip(Query)),
            _ => new("HEAD", "/graphql?query=%7B__typename%7D", []),
        };
        request.Add("Host", "127.0.0.1");
        request.Add("Accept", request.Body.Length > 0 && _random.Next(3) == 0 ? "text/event-stream" : "application/json");
        if (request.Body.Length > 0)
        {
            request.Add("Content-Type", "application/json");
            request.Add("Content-Length", $"{request.Body.Length}");
            if (request.Body[0] != (byte)'{')
                request.Add("Content-Encoding", "gzip");
        }
        else if (request.Path == "/graphql")
        {
            request.AddUpgrade("graphql-transport-ws");
        }

        return request;
    }

    private void Mutate(RawRequest request)
    {
        var headers = request.Headers;
        switch (_random.Next(9))
        {
            case 0:
                request.Method = Pick(Methods);
                break;
            case 1:
                request.Path = Pick(Paths);
                break;
            case 2 when headers.Count > 0:
                headers.RemoveAt(_random.Next(headers.Count));
                break;
            case 3 when headers.Count > 0:
                headers.Add(headers[_random.Next(headers.Count)]);
                break;
            case 4 when request.Body.Length > 0:
                request.Body[_random.Next(request.Body.Length)] = (byte)_random.Next(256);
                break;
            case 5:
                headers.Add((Pick(Names), Noise()));
                break;
            case 6 when headers.Count > 0:
                var index = _random.Next(headers.Count);
                headers[index] = (headers[index].Name, Pick(Values));
                break;
            default:
                headers.Add((Pick(Names), Pick(Values)));
                break;
        }
    }

    private string Pick(string[] items) => items[_random.Next(items.Length)];

    /// <summary>Bytes that are mostly not text, sometimes very many.</summary>
    private string Noise()
    {
        var length = _random.Next(10) == 0 ? _random.Next(40_000) : _random.Next(40);
        return string.Create(length, _random, static (text, random) =>
        {
            for (var index = 0; index < text.Length; index++)
                text[index] = (char)random.Next(1, 256);
        });
    }

    private static byte[] Zip(string text)
    {
        using var coded = new MemoryStream();
        using (var stream = new GZipStream(coded, CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return coded.ToArray();
    }
}
