using Aetherion.Domain.Regimes;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Phrasing;

/// <summary>Counts the answers that are not shown, and tells the log of one of them in a while.</summary>
internal sealed class PhraseRefusals(string host, PhrasingMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>The shortest time between two lines in the log.</summary>
    public static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private long? _toldAt;

    public void Add(PhraseFault fault)
    {
        metrics.AnswerRefused(fault);
        if (IsToBeTold())
            logger.PhraseRefused(host, fault);
    }

    private bool IsToBeTold()
    {
        lock (_lock)
        {
            if (_toldAt is { } toldAt && time.GetElapsedTime(toldAt) < LogInterval)
                return false;
            _toldAt = time.GetTimestamp();
            return true;
        }
    }
}
