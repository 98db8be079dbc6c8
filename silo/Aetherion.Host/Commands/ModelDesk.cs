using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Forecasts;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Composition;
using Aetherion.Postgres;

namespace Aetherion.Host.Commands;

/// <summary>What commands about models work with.</summary>
internal sealed class ModelDesk : IDisposable
{
    private readonly ModelInspector _inspector;

    public ModelDesk(AetherionDatabase database)
    {
        var documents = new ModelDocuments([new RegimeModelReader(), new OutlookModelReader(), new AnomalyModelReader()]);
        Registry = new ModelRegistry(database.DataSource, TimeProvider.System);
        Promoter = new ModelPromoter(Registry, documents);
        States = new StoredStates(database.DataSource, CoreRegistration.StorageOptions);
        _inspector = new ModelInspector(Registry, documents);
    }

    public IModelRegistry Registry { get; }

    public IModelPromoter Promoter { get; }

    public StoredStates States { get; }

    public IModelInspector Inspector => _inspector;

    public void Dispose() => _inspector.Dispose();
}
