using System.Text;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>An HTTP/1.1 request that nobody checks before it is sent.</summary>
internal sealed class RawRequest(string method, string path, byte[] body)
{
    public string Method { get; set; } = method;

    public string Path { get; set; } = path;

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; } = body;

    public void Add(string name, string value) => Headers.Add((name, value));

    public void AddUpgrade(string subprotocol)
    {
        Add("Connection", "Upgrade");
        Add("Upgrade", "websocket");
        Add("Sec-WebSocket-Version", "13");
        Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        Add("Sec-WebSocket-Protocol", subprotocol);
    }

    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Path} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Body];
    }
}
