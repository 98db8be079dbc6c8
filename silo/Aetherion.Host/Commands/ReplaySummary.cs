using System.Globalization;
using Aetherion.Lab.Replay;
using Aetherion.Postgres;

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
    public static ReplaySummary Of(string run, ReplayOutcome outcome, RunReport report, double seconds) => new(
        run,
        report.Bars,
        outcome.BarsSkipped,
        seconds,
        (outcome.Bars - outcome.BarsSkipped) / seconds,
        report.RegimeChanges,
        report.MeanDwellBars,
        report.Orders,
        report.Fills,
        outcome.FinalEquity.ToString(CultureInfo.InvariantCulture),
        report.Sha256);

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
