using System.Runtime.InteropServices;
using System.Text.Json;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Transport;

/// <summary>The messages the server sends.</summary>
internal static class SocketMessages
{
    public static readonly ReadOnlyMemory<byte> Acknowledge = """{"type":"connection_ack"}"""u8.ToArray();

    public static readonly ReadOnlyMemory<byte> Ping = """{"type":"ping"}"""u8.ToArray();

    public static ResultBuffer Next(string id, ExecutionResult result)
    {
        var buffer = Start("next", id);
        buffer.WriteRaw(",\"payload\":"u8);
        result.WriteTo(new ResultBufferWriter(buffer));
        buffer.WriteRaw((byte)'}');
        return buffer;
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
