using System.Globalization;
using Aetherion.Domain.Markets;
using Aetherion.Host.Commands;
using Aetherion.Model;

namespace Aetherion.Host.Composition;

/// <summary>Reads what <c>--symbols</c> says: a number, or instruments by id.</summary>
internal static class SymbolChoice
{
    public static InstrumentCatalog Read(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            return count is >= 1 and <= InstrumentCatalog.SimulatedCountMax
                ? InstrumentCatalog.Simulated(count)
                : throw new CommandException(
                    $"--symbols {text}: the number of instruments is 1 to {InstrumentCatalog.SimulatedCountMax}.");
        var known = InstrumentCatalog.Simulated(InstrumentCatalog.SimulatedCountMax);
        List<InstrumentId> ids = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!InstrumentId.TryParse(part, null, out var id) || !known.Active.Any(i => i.Id == id))
                throw new CommandException(
                    $"--symbols {part}: there is no such simulated instrument; known are for example "
                    + string.Join(", ", known.Active.Take(InstrumentCatalog.DefaultCount).Select(i => i.Id)) + ".");
            ids.Add(id);
        }
        return ids.Count > 0 ? InstrumentCatalog.Of(ids) : throw new CommandException("--symbols names no instrument.");
    }
}
