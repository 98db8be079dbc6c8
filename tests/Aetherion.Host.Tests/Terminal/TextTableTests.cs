using Aetherion.Host.Terminal;

namespace Aetherion.Host.Tests.Terminal;

public sealed class TextTableTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_longest_cell()
    {
        var table = new TextTable("name", " n", "note");
        table.Add("a", "1000", "first");
        table.Add("longer", "2", "");
        table.ToText("> ").Split('\n').ShouldBe(
            ["> name       n  note", "> a       1000  first", "> longer     2", ""]);
    }
}
