using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Postgres;
using Aetherion.Silo.Models;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Tests.Composition;

/// <summary>The models that ship with this build in a database that has them since before they had a reference.</summary>
public sealed class ShippedReferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_start_supplies_the_references_that_shipped_models_were_stored_without_and_touches_no_other_model()
    {
        await using var database = await AetherionDatabase.OpenAsync(
            AetherionDatabaseOptions.FromEnvironment(Path.Combine(_folder.Path, "data")), NullLoggerFactory.Instance, Cancel);
        var registry = new ModelRegistry(database.DataSource, TimeProvider.System);
        var (regimes, anomalies) = (ShippedRegimeModel.Load(), ShippedAnomalyModel.Load());
        RegisteredModel[] shipped = [RegimeRegistration.OfShipped(regimes), AnomalyRegistration.OfShipped(anomalies)];
        var own = shipped[1] with { Version = "anomaly-own", Reference = RegisteredModel.Nothing };
        foreach (var model in shipped.Append(own))
            await registry.RegisterAsync(
                model with { Reference = RegisteredModel.Nothing }, "service", "By an earlier build.", false, Cancel);
        var events = await registry.ReadEventsAsync(0, 100, Cancel);

        // A second start finds nothing to do.
        for (var start = 0; start < 2; start++)
        {
            await new ShippedModelRegistrar(registry, regimes, anomalies, NullLogger<ShippedModelRegistrar>.Instance)
                .StartAsync(Cancel);
            foreach (var model in shipped)
            {
                var stored = (await registry.FindAsync(model.Version, Cancel))!;
                stored.Features.ShouldBe(model.Features);
                (stored with { Features = model.Features }).ShouldBe(model);
            }
            (await registry.FindAsync(own.Version, Cancel))!.Reference.ShouldBe(RegisteredModel.Nothing);
        }
        (await registry.ReadEventsAsync(0, 100, Cancel)).ShouldBe(events);
        TrainingReferenceDocument.Read((await registry.FindAsync(anomalies.Version, Cancel))!.Reference)
            .Inputs.Length.ShouldBe(AnomalyReference.InputNames.Count);
    }
}
