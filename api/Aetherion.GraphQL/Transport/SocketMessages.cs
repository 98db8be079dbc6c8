using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Transport;

/// <summary>The messages the server sends.</summary>
internal static class SocketMessages
{
    public static readonly ReadOnlyMemory<byte> Acknowledge = """{"type":"connection_ack"}"""u8.ToArray();

    public static readonly ReadOnlyMemory<byte> Ping = """{"type":"ping"}"""u8.ToArray();

    /// <summary>What every result of an operation begins with.</summary>
    public static byte[] NextStart(string id)
    {
        using var buffer = Start("next", id);
        buffer.WriteRaw(",\"payload\":"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A result behind its start. Shared ones are copied only, since thousands may be sent at once.</summary>
    public static PooledMessage Next(ReadOnlySpan<byte> start, ExecutionResult result)
    {
        var answer = result.SharedAnswer;
        if (!answer.IsEmpty && result.Cost is null)
            return Next(start, answer);
        var buffer = new ResultBuffer();
        buffer.WriteRaw(start);
        result.WriteTo(new ResultBufferWriter(buffer));
        buffer.WriteRaw((byte)'}');
        return buffer.Detach();
    }

    public static ResultBuffer Error(string id, IReadOnlyList<IError> errors)
    {
        var buffer = Start("error", id);
        buffer.WriteRaw(",\"payload\":"u8);
        ErrorWriter.Write(buffer, errors);
        buffer.WriteRaw((byte)'}');
        return buffer;
    }

    public static ResultBuffer Complete(string id)
    {
        var buffer = Start("complete", id);
        buffer.WriteRaw((byte)'}');
        return buffer;
    }

    public static ResultBuffer Pong(JsonElement payload)
    {
        var buffer = new ResultBuffer();
        buffer.WriteRaw("{\"type\":\"pong\""u8);
        if (payload.ValueKind == JsonValueKind.Object)
        {
            buffer.WriteRaw(",\"payload\":"u8);
            // As it came: there is text in JSON, such as a lone surrogate, that cannot be written anew.
            buffer.WriteRaw(JsonMarshal.GetRawUtf8Value(payload));
        }

        buffer.WriteRaw((byte)'}');
        return buffer;
    }

    private static PooledMessage Next(ReadOnlySpan<byte> start, ReadOnlySpan<byte> answer)
    {
        var length = start.Length + answer.Length + 1;
        var message = ArrayPool<byte>.Shared.Rent(length);
        start.CopyTo(message);
        answer.CopyTo(message.AsSpan(start.Length));
        message[length - 1] = (byte)'}';
        return new PooledMessage(message, length);
    }

    private static ResultBuffer Start(string type, string id)
    {
        var buffer = new ResultBuffer();
        buffer.WriteRaw("{\"type\":\""u8);
        buffer.WriteRaw(System.Text.Encoding.ASCII.GetBytes(type));
        buffer.WriteRaw("\",\"id\":"u8);
        buffer.WriteString(id);
        return buffer;
    }
}
