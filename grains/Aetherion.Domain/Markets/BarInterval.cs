namespace Aetherion.Domain.Markets;

/// <summary>The interval of a bar: [<paramref name="Open"/>, <paramref name="Close"/>), UTC.</summary>
public readonly record struct BarInterval(DateTime Open, DateTime Close)
{
    public bool Contains(DateTime utc) => utc >= Open && utc < Close;
}
