using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The models of one family that a symbol begins with.</summary>
/// <param name="Models">By timeframe, those that could be loaded.</param>
/// <param name="Missing">Timeframes whose stored version cannot be loaded.</param>
internal sealed record LoadedModels<TModel>(
    ImmutableDictionary<Timeframe, TModel> Models, ImmutableArray<Timeframe> Missing)
{
    /// <summary>Gets a model for each timeframe that has regimes.</summary>
    /// <param name="stored">The versions that a checkpoint names.</param>
    /// <param name="get">The model of a version, and where none is stored that to begin with.</param>
    public static async Task<LoadedModels<TModel>> LoadAsync(
        ImmutableDictionary<Timeframe, string> stored, Func<Timeframe, string?, Task<TModel>> get)
    {
        var models = ImmutableDictionary.CreateBuilder<Timeframe, TModel>();
        var missing = ImmutableArray.CreateBuilder<Timeframe>();
        foreach (var timeframe in Timeframes.WithRegimes)
        {
            try
            {
                models[timeframe] = await get(timeframe, stored.GetValueOrDefault(timeframe));
            }
            catch (InvalidDataException) when (stored.ContainsKey(timeframe))
            {
                missing.Add(timeframe);
            }
        }
        return new LoadedModels<TModel>(models.ToImmutable(), missing.ToImmutable());
    }
}
