using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans;

namespace Aetherion.GrainHost.Core;

/// <summary>The wire form by System.Text.Json: the application's contexts first, reflection for the rest.</summary>
internal sealed class JsonWireSerializer : IWireSerializer
{
    private readonly JsonSerializerOptions _options;

    public JsonWireSerializer(JsonSerializerOptions application, IGrainFactory factory)
    {
        _options = new JsonSerializerOptions(application) { IncludeFields = true };
        _options.Converters.Add(new GrainReferenceConverterFactory(factory));
        _options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        _options.MakeReadOnly();
    }

    public byte[] Serialize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, _options);

    public byte[] Serialize(object? value, Type type) => JsonSerializer.SerializeToUtf8Bytes(value, type, _options);

    public T Deserialize<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, _options)!;

    public object? Deserialize(ReadOnlySpan<byte> bytes, Type type) =>
        JsonSerializer.Deserialize(bytes, type, _options);
}
