using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The models of one family behind a symbol, a version for each timeframe.</summary>
internal interface ISymbolModels
{
    string Family { get; }

    /// <summary>The version behind each timeframe.</summary>
    ImmutableDictionary<Timeframe, string> Versions { get; }

    /// <summary>Timeframes whose stored version cannot be loaded.</summary>
    ImmutableArray<Timeframe> Missing { get; }

    /// <summary>The model that serves a timeframe now.</summary>
    Task<ModelSwap> FindServingAsync(Timeframe timeframe, CancellationToken cancellationToken);

    /// <exception cref="InvalidDataException">The version cannot be loaded.</exception>
    Task<ModelSwap> GetAsync(Timeframe timeframe, string version, CancellationToken cancellationToken);
}
