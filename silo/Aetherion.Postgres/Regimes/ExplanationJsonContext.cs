using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Postgres;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RegimeExplanation))]
internal sealed partial class ExplanationJsonContext : JsonSerializerContext;
