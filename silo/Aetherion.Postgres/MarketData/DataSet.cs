namespace Aetherion.Postgres;

/// <summary>A time series table as <c>writer_progress</c> numbers them.</summary>
internal enum DataSet : short
{
    Ticks = 0,
    Candles = 1,
    Features = 2,
}
