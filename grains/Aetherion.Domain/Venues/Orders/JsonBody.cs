using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Writes the body of a request: one object.</summary>
internal static class JsonBody
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
