using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>The instruments that commands know without asking a venue.</summary>
internal static class KnownInstruments
{
    public static Instrument Find(InstrumentId id)
    {
        try
        {
            return InstrumentCatalog.Simulated().Get(id);
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message, exception);
        }
    }
}
