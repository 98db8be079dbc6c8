using System.Text.Json.Serialization;

namespace Aetherion.Grains.Strategies;

/// <summary>The stored form of strategies.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(StrategyGrainState))]
internal sealed partial class StrategyJsonContext : JsonSerializerContext;
