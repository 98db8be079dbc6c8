using System.Buffers.Binary;
using System.Text;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>What a server sent on a socket: its texts, and the code it closed with.</summary>
internal sealed class ServerFrames
{
    private const byte CloseOpcode = 0x8;

    private ServerFrames(IReadOnlyList<string> texts, int? closeCode)
    {
        Texts = texts;
        CloseCode = closeCode;
    }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>Null when the server only ended the line.</summary>
    public int? CloseCode { get; }

    /// <summary>Reads whole frames; the line may have ended in the middle of the last.</summary>
    public static ServerFrames Read(ReadOnlySpan<byte> bytes)
    {
        List<string> texts = [];
        int? closeCode = null;
        while (TryReadFrame(ref bytes, out var opcode, out var payload))
        {
            if (opcode == CloseOpcode && payload.Length >= 2)
                closeCode = BinaryPrimitives.ReadUInt16BigEndian(payload);
            texts.Add(Encoding.UTF8.GetString(opcode == CloseOpcode && payload.Length >= 2 ? payload[2..] : payload));
        }

        return new ServerFrames(texts, closeCode);
    }

    private static bool TryReadFrame(ref ReadOnlySpan<byte> bytes, out int opcode, out ReadOnlySpan<byte> payload)
    {
        opcode = 0;
        payload = default;
        if (bytes.Length < 2)
            return false;
        var marked = bytes[1] & 0x7F;
        var headLength = marked switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < headLength)
            return false;
        var length = marked switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => (int)BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => marked,
        };
        if (bytes.Length < headLength + length)
            return false;
        opcode = bytes[0] & 0x0F;
        payload = bytes.Slice(headLength, length);
        bytes = bytes[(headLength + length)..];
        return true;
    }
}
