using System.Text.Json.Serialization;

namespace Aetherion.Domain.Learning.Forests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TreeModelContent))]
internal sealed partial class TreeModelJsonContext : JsonSerializerContext;
