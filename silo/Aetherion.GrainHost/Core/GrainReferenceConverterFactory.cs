using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>References travel as the identity of their grain.</summary>
internal sealed class GrainReferenceConverterFactory(IGrainFactory factory) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsInterface && typeToConvert.IsAssignableTo(typeof(IAddressable));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(GrainReferenceConverter<>).MakeGenericType(typeToConvert), factory)!;
}
