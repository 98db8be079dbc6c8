using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Aetherion.Domain.Forecasts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RiskModelContent))]
[JsonSerializable(typeof(ImmutableArray<PredictorEvidence>))]
internal sealed partial class ForecastJsonContext : JsonSerializerContext;
