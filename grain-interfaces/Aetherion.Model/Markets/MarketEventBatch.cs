using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// Events of one symbol in order of their sequence. On the wire a binary frame: <see cref="MarketEventFrame"/>.
/// </summary>
[JsonConverter(typeof(MarketEventBatchJsonConverter))]
public sealed record MarketEventBatch(SymbolKey Key, ImmutableArray<MarketEvent> Events);
