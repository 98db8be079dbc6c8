using System.Text.Json.Serialization;

namespace Aetherion.Domain.Learning.Supervised;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SupervisedModelContent))]
internal sealed partial class SupervisedModelJsonContext : JsonSerializerContext;
