using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>A reference of one interface on the wire.</summary>
internal sealed class GrainReferenceConverter<TGrainInterface>(IGrainFactory factory) : JsonConverter<TGrainInterface>
    where TGrainInterface : IAddressable
{
    public override TGrainInterface Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        factory.GetGrain<TGrainInterface>(GrainId.Parse(reader.GetString()!));

    public override void Write(Utf8JsonWriter writer, TGrainInterface value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value is GrainReference reference
            ? reference.GrainId.ToString()
            : throw new ArgumentException(
                $"A grain cannot be sent itself: send this.AsReference<{typeof(TGrainInterface).Name}>()."));
}
