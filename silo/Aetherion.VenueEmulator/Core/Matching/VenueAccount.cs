namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>A client's money and positions on one market.</summary>
internal sealed class VenueAccount(string name)
{
    private readonly SortedDictionary<string, AssetBalance> _balances = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FuturesPosition> _positions = new(StringComparer.Ordinal);

    public string Name => name;

    public int Leverage { get; set; } = 20;

    public IReadOnlyDictionary<string, AssetBalance> Balances => _balances;

    public IReadOnlyDictionary<string, FuturesPosition> Positions => _positions;

    public AssetBalance Balance(string asset)
    {
        if (!_balances.TryGetValue(asset, out var balance))
            _balances[asset] = balance = new AssetBalance();
        return balance;
    }

    public FuturesPosition Position(string symbol)
    {
        if (!_positions.TryGetValue(symbol, out var position))
            _positions[symbol] = position = new FuturesPosition();
        return position;
    }
}
