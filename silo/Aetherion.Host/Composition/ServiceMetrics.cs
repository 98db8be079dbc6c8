using System.Diagnostics.Metrics;
using Aetherion.GrainHost.Local;
using Aetherion.Postgres;

namespace Aetherion.Host.Composition;

/// <summary>What the process as a whole measures: its grains and its storage.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    private const string MeterName = "Aetherion.Host";

    private readonly Meter _meter = new(MeterName);

    public ServiceMetrics(GrainHostStatistics grains, StorageHealth storage)
    {
        _meter.CreateObservableGauge(
            "aetherion.grains.activations", () => grains.ActivationCount, description: "Grains that are in memory.");
        _meter.CreateObservableGauge(
            "aetherion.grains.calls.pending", () =>
                grains.PendingCallCount, description: "Calls that await an answer.");
        _meter.CreateObservableGauge(
            "aetherion.storage.queued.rows", () =>
                storage.Status.QueuedRows, description: "Rows that wait to be written.");
        _meter.CreateObservableGauge(
            "aetherion.storage.available", () => storage.Status.IsHealthy ? 1 : 0,
            description: "1 while PostgreSQL takes what is written.");
    }

    public void Dispose() => _meter.Dispose();
}
