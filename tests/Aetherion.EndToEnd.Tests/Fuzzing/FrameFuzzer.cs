using System.Buffers.Binary;
using System.Text;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>
/// Makes sockets of graphql-transport-ws and of the older clients with frames that are nearly right; the same seed makes the
/// same ones.
/// </summary>
internal sealed class FrameFuzzer(int seed)
{
    /// <summary>Damaged frames sent on one socket; the server may have closed it before the last.</summary>
    public const int FramesPerSocket = 10;

    /// <summary>Messages on a socket whose frames are sound, in pieces, so that it lasts: what they ask for is damaged.</summary>
    public const int MessagesPerLastingSocket = 50;

    private const byte Final = 0x80;
    private const byte Text = 0x1;
    private const byte Ping = 0x9;
    private const byte Masked = 0x80;
    private const int PayloadBytesMax = 300_000;

    private static readonly string[] Messages =
    [
        """{"type":"connection_init"}""",
        """{"type":"connection_init","payload":{"token":"x"}}""",
        """{"type":"ping"}""",
        """{"type":"ping","payload":{"a":[1,{"b":null}]}}""",
        """{"type":"pong"}""",
        """{"id":"a","type":"subscribe","payload":{"query":"{ instrument(id: \"sim:BTC-USD\") { id } }"}}""",
        """{"id":"b","type":"subscribe","payload":{"query":"subscription { tick(instrumentId: \"sim:BTC-USD\") { sequence } }"}}""",
        """{"id":"c","type":"subscribe","payload":{"query":"query ($id: ID!) { instrument(id: $id) { id } }","variables":{"id":1}}}""",
        """{"id":"d","type":"subscribe","payload":{"query":"{ nothing }","operationName":null,"extensions":{}}}""",
        """{"id":"a","type":"complete"}""",
        """{"id":"b","type":"complete"}""",
        """{"type":"start","id":"1","payload":{}}""",
        """{"type":"subscribe","payload":[[[[[[[[[[]]]]]]]]]]}""",
        """{"type":"\ud800"}""",
        "null",
        "",
    ];

    private static readonly string[] Documents =
    [
        """{ instrument(id: \"sim:BTC-USD\") { id } }""",
        """query ($id: ID!) { instrument(id: $id) { id } }""",
        """subscription { tick(instrumentId: \"sim:BTC-USD\") { sequence } }""",
        """{ bots(first: 1000000) { nodes { id } } }""",
        """{ a: __typename ...F } fragment F on Query { ...F }""",
        "{ __typename }",
    ];

    private static readonly string[] Values =
    [
        "null", "[]", "1e999", "-1", "\"\\u0000\"", "\"\\ud800\"", "{\"a\":{\"b\":[[[[[]]]]]}}", "{\"id\":\"sim:BTC-USD\"}", "{\"id\":[1]}",
        "true",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The bytes of a whole socket: the upgrade and its frames.</summary>
    public byte[] Next() => _random.Next(3) switch
    {
        0 => [.. Upgrade("/ws/market?market=CRYPTO&types=tick,candle,quote,book", "aetherion"), .. MutatedFrames()],
        1 => [.. Opened(), .. LastingFrames()],
        _ => [.. Opened(), .. MutatedFrames()],
    };

    private static byte[] Upgrade(string target, string subProtocol)
    {
        var upgrade = new RawRequest("GET", target, []);
        upgrade.Add("Host", "127.0.0.1");
        upgrade.AddUpgrade(subProtocol);
        return upgrade.ToBytes();
    }

    private byte[] Opened() => [.. Upgrade("/graphql", "graphql-transport-ws"), .. Frame(Final | Text, Encoding.UTF8.GetBytes(Messages[0]), Masked)];

    private IEnumerable<byte> MutatedFrames() => Enumerable.Range(0, FramesPerSocket).SelectMany(_ => Mutated());

    private IEnumerable<byte> LastingFrames() => Enumerable.Range(0, MessagesPerLastingSocket).SelectMany(Pieces);

    /// <summary>A sound message in up to four frames, with pings between them, that asks for what is hardly ever right.</summary>
    private byte[] Pieces(int number)
    {
        var document = Encoding.UTF8.GetBytes(Documents[_random.Next(Documents.Length)]);
        // A letter for a letter: the text stays JSON, and what it asks for becomes another.
        for (var count = _random.Next(3); count > 0; count--)
        {
            var place = _random.Next(document.Length);
            if (document[place] is not ((byte)'"' or (byte)'\\'))
                document[place] = (byte)(_random.Next(2) == 0 ? '{' : 'a' + _random.Next(26));
        }

        var message = Encoding.UTF8.GetBytes(_random.Next(5) == 0
            ? $$"""{"id":"{{_random.Next(number + 1)}}","type":"complete"}"""
            : $$"""{"id":"{{number}}","type":"subscribe","payload":{"query":"{{Encoding.UTF8.GetString(document)}}","variables":{"id":{{Values[_random.Next(Values.Length)]}}} } }""");
        var bytes = new List<byte>();
        byte opcode = Text;
        for (var rest = message.AsSpan(); !rest.IsEmpty; opcode = 0)
        {
            var length = Math.Min(rest.Length, 1 + _random.Next(message.Length));
            var isLast = length == rest.Length;
            bytes.AddRange(Frame((byte)(isLast ? Final | opcode : opcode), rest[..length].ToArray(), Masked));
            rest = rest[length..];
            if (!isLast && _random.Next(3) == 0)
                bytes.AddRange(Frame(Final | Ping, Noise(_random.Next(126)), Masked));
        }

        return [.. bytes];
    }

    private byte[] Mutated()
    {
        var payload = Encoding.UTF8.GetBytes(Messages[_random.Next(Messages.Length)]);
        byte head = Final | Text;
        byte mask = Masked;
        switch (_random.Next(10))
        {
            case 0:
                head = (byte)_random.Next(256);
                break;
            case 1:
                mask = 0;
                break;
            case 2:
                payload = Repeat(payload, _random.Next(PayloadBytesMax));
                break;
            case 3:
                payload = payload[..(payload.Length / 2)];
                break;
            case 4:
                // A control frame: ping, pong or close, with what it may and may not carry.
                head = (byte)(Final | (8 + _random.Next(3)));
                payload = Noise(_random.Next(200));
                break;
            case 5:
                return Damaged(Frame(head, payload, mask));
            case 6:
                head = _random.Next(2) == 0 ? Text : Final;
                break;
            default:
                Damage(payload);
                break;
        }

        return Frame(head, payload, mask);
    }

    private static byte[] Repeat(byte[] payload, int length)
    {
        var repeated = new byte[payload.Length == 0 ? 0 : length];
        for (var index = 0; index < repeated.Length; index++)
            repeated[index] = payload[index % payload.Length];
        return repeated;
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private byte[] Damaged(byte[] frame)
    {
        Damage(frame);
        return _random.Next(3) == 0 ? frame[.._random.Next(frame.Length)] : frame;
    }

    private void Damage(byte[] bytes)
    {
        for (var count = _random.Next(1, 4); count > 0 && bytes.Length > 0; count--)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
    }

    /// <summary>A frame as RFC 6455, section 5.2, lays it out.</summary>
    private byte[] Frame(byte head, byte[] payload, byte mask)
    {
        const int ShortMax = 125;
        var length = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
        List<byte> frame = payload.Length switch
        {
            <= ShortMax => [head, (byte)(mask | payload.Length)],
            <= ushort.MaxValue => [head, (byte)(mask | 126), .. length[6..]],
            _ => [head, (byte)(mask | 127), .. length],
        };
        if (mask == 0)
            return [.. frame, .. payload];
        var key = Noise(4);
        frame.AddRange(key);
        frame.AddRange(payload.Select((value, index) => (byte)(value ^ key[index % 4])));
        return [.. frame];
    }
}
