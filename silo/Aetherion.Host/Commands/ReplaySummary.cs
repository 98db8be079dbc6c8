using System.Globalization;

namespace Aetherion.Host.Commands;

/// <summary>What a replay ends with.</summary>
internal sealed record ReplaySummary(
    string Run,
    long Bars,
    long BarsSkipped,
    double Seconds,
    double BarsPerSecond,
    long RegimeChanges,
    double? MeanDwellBars,
    long Orders,
    long Fills,
    string FinalEquity,
    string Sha256)
{
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
         run            {Run}
         bars           {Bars:#,0}
         seconds        {Seconds:0.00}
         barsPerSecond  {BarsPerSecond:#,0}
         regimeChanges  {RegimeChanges:#,0}
         meanDwellBars  {MeanDwellBars:0.0}
         orders         {Orders:#,0}
         fills          {Fills:#,0}
         finalEquity    {FinalEquity}
         sha256         {Sha256}
         """);
}
