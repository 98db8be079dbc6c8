using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Telemetry;

/// <summary>Every log message of the silo.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Filled the past of {Count} symbols with {Bars} one-second bars in {Seconds:F1} s.")]
    public static partial void BackfillDone(this ILogger logger, int count, long bars, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "{Symbol} could not be fed; its events are held and tried again.")]
    public static partial void FeedFailed(this ILogger logger, Exception exception, string symbol);

    [LoggerMessage(3, LogLevel.Information, "{Symbol} is fed again.")]
    public static partial void FeedRecovered(this ILogger logger, string symbol);
}
