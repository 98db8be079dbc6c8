using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>What a symbol grain stores: the pipeline at its last checkpoint and the models behind it.</summary>
public sealed record SymbolGrainState
{
    public PipelineState? Pipeline { get; init; }

    public ImmutableDictionary<Timeframe, string> ModelVersions { get; init; } =
        ImmutableDictionary<Timeframe, string>.Empty;

    /// <summary>Empty in a checkpoint of before they could be trained: the shipped model scored its bars.</summary>
    public ImmutableDictionary<Timeframe, string> AnomalyVersions { get; init; } =
        ImmutableDictionary<Timeframe, string>.Empty;
}
