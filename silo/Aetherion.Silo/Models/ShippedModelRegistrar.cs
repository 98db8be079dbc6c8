using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Models;

/// <summary>
/// Registers the models that ship with this build, so that what was decided with them can still be loaded by a build that ships
/// others. A database that has one since before there was a reference of it gets that.
/// </summary>
public sealed class ShippedModelRegistrar(
    IModelRegistry registry, RegimeModel regimes, AnomalyModel anomalies, ILogger<ShippedModelRegistrar> logger)
    : IHostedService
{
    private const string Actor = "service";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(RegimeRegistration.OfShipped(regimes), cancellationToken);
        await RegisterAsync(AnomalyRegistration.OfShipped(anomalies), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RegisterAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        try
        {
            await registry.RegisterAsync(
                model, Actor, "It ships with the service and serves where nothing else does.", isRefused: false,
                cancellationToken);
            if (await registry.TrySupplyReferenceAsync(model, cancellationToken))
                logger.ShippedReferenceSupplied(model.Version);
        }
        catch (InvalidDataException exception)
        {
            // Somebody trained the very same model for another scope: it can be loaded, which is all that is needed.
            logger.ShippedModelNotRegistered(exception, model.Version);
        }
    }
}
