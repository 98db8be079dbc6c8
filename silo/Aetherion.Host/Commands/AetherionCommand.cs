using System.CommandLine;

namespace Aetherion.Host.Commands;

/// <summary>The executable's verbs.</summary>
internal static class AetherionCommand
{
    public static RootCommand Create() => new("Aetherion watches markets, knows their regimes and trades by them.")
    {
        RunCommand.Create(),
        TrainCommand.Create(),
        ModelsCommand.Create(),
        AuditCommand.Create(),
        EvaluateCommand.Create(),
        RecordingsCommand.Create(),
        ReplayCommand.Create(),
        TenantsCommand.Create(),
        KeysCommand.Create(),
        VenueCommand.Create(),
        MigrateCommand.Create(),
        DoctorCommand.Create(),
    };
}
