using System.Text;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void An_operation_keeps_its_parts_and_their_places()
    {
        var document = Parser.Parse("query Q($a: [Int!] = [1]) @d { x: y(b: $a) { ...F ... on T { z } } }");

        var operation = document.Definitions.ShouldHaveSingleItem().ShouldBeOfType<OperationDefinitionNode>();
        operation.Name.ShouldBe(new NameNode("Q", 6));
        var variable = operation.VariableDefinitions.ShouldHaveSingleItem();
        SyntaxPrinter.Print(variable.Type).ShouldBe("[Int!]");
        SyntaxPrinter.Print(variable.DefaultValue.ShouldNotBeNull()).ShouldBe("[1]");
        var field = operation.SelectionSet.Selections.ShouldHaveSingleItem().ShouldBeOfType<FieldNode>();
        (field.Alias, field.Name, field.Start).ShouldBe(("x", "y", 31));
        field.SelectionSet!.Selections[0].ShouldBeOfType<FragmentSpreadNode>().Name.Value.ShouldBe("F");
        field.SelectionSet.Selections[1].ShouldBeOfType<InlineFragmentNode>().TypeCondition!.Name.ShouldBe("T");
    }

    [Fact]
    public void Every_definition_of_the_type_system_is_parsed()
    {
        const string Sdl = """"
            "The schema" schema @a { query: Q mutation: M }
            scalar S @specifiedBy(url: "x")
            """
            A type
            """
            type T implements A & B @d { "a field" f(a: Int = 1 @x, b: [S!]!): T! @deprecated g: Int }
            interface A implements B { f: Int }
            union U @d = | A | B
            enum E { "one" ONE TWO @deprecated(reason: "r") }
            input I @oneOf { a: Int = 1, b: I }
            directive @d(a: Int) repeatable on FIELD | QUERY
            extend schema @b
            extend scalar S @c
            extend type T { h: Int }
            extend interface A @e
            extend union U = C
            extend enum E { THREE }
            extend input I { c: Int }
            """";

        var document = Parser.Parse(Sdl);

        document.Definitions.Length.ShouldBe(15);
        var type = document.Definitions[2].ShouldBeOfType<ObjectTypeDefinitionNode>();
        type.Description.ShouldBe("A type");
        type.Interfaces.Select(face => face.Name).ShouldBe(["A", "B"]);
        type.Fields[0].Arguments.Select(argument => SyntaxPrinter.Print(argument.Type)).ShouldBe(["Int", "[S!]!"]);
        document.Definitions[7].ShouldBeOfType<DirectiveDefinitionNode>().IsRepeatable.ShouldBeTrue();
        document.Definitions.OfType<TypeDefinitionNode>().Count(definition => definition.IsExtension).ShouldBe(6);
    }

    [Theory]
    [InlineData("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "a\n\t\"\\/\b\f\r")]
    [InlineData("\"\\u0041\\u{1F600}\\uD83D\\uDE00\\u{000041}\"", "A\U0001F600\U0001F600A")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"\n    one\n      two\n\n    three\n  \"\"\"", "one\n  two\n\nthree")]
    [InlineData("\"\"\"a \\\"\"\" b\"\"\"", "a \"\"\" b")]
    [InlineData("\"\"\"  first\r\n  second\r  third\"\"\"", "  first\nsecond\nthird")]
    public void Strings_are_decoded(string literal, string expected)
    {
        var document = Parser.Parse($"{{ a(b: {literal}) }}");

        var field = (FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0];
        field.Arguments[0].Value.ShouldBeOfType<StringValueNode>().Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{", 1)]
    [InlineData("{ a(b: 01) }", 8)]
    [InlineData("{ a(b: \"\\u{110000}\") }", 8)]
    [InlineData("{ a } ?", 6)]
    [InlineData("query ($a: Int = $b) { a }", 17)]
    [InlineData("fragment on on T { a }", 9)]
    public void A_mistake_is_reported_where_it_stands(string text, int position)
    {
        Should.Throw<SyntaxException>(() => Parser.Parse(text)).Position.ShouldBe(position);
    }

    [Theory]
    [InlineData("{ a(b: [[[[1]]]]) }")]
    [InlineData("{ a { a { a { a { a } } } } }")]
    [InlineData("query ($a: [[[[Int]]]]) { a }")]
    [InlineData("{ a(b: {a: {a: {a: {a: 1}}}}) }")]
    public void Nesting_over_the_limit_is_refused(string text)
    {
        var options = new ParserOptions { MaxDepth = 3 };

        Should.Throw<SyntaxException>(() => Parser.Parse(text, options)).IsLimit.ShouldBeTrue();
    }

    [Fact]
    public void Operations_variables_and_fragments_have_descriptions()
    {
        var document = Parser.Parse(
            "\"of the query\" query Q(\"of the variable\" $a: Int) { ...F } \"\"\"\n  of the fragment\n\"\"\" fragment F on T { a(b: $a) }");

        var operation = document.Definitions[0].ShouldBeOfType<OperationDefinitionNode>();
        operation.Description.ShouldBe("of the query");
        operation.VariableDefinitions[0].Description.ShouldBe("of the variable");
        document.Definitions[1].ShouldBeOfType<FragmentDefinitionNode>().Description.ShouldBe("of the fragment");
    }

    [Fact]
    public void Nesting_a_hundred_thousand_deep_is_refused_and_not_a_crash()
    {
        var text = string.Concat(Enumerable.Repeat("{a", 100_000));

        Should.Throw<SyntaxException>(() => Parser.Parse(text, new ParserOptions { MaxTokens = int.MaxValue, MaxBytes = int.MaxValue }));
    }

    [Fact]
    public void Tokens_over_the_limit_are_refused()
    {
        var options = new ParserOptions { MaxTokens = 5 };

        Parser.Parse("{ a b c }", options).Definitions.Length.ShouldBe(1);
        Should.Throw<SyntaxException>(() => Parser.Parse("{ a b c d }", options)).IsLimit.ShouldBeTrue();
    }

    [Fact]
    public void Locations_count_lines_of_every_kind_and_columns_in_utf16()
    {
        var source = Encoding.UTF8.GetBytes("{\r\n a\r b\n \"\U0001F600\" c }");
        var position = Array.IndexOf(source, (byte)'c');

        SourceLocation.Of(source, position).ShouldBe(new GraphQL.Execution.Location(4, 7));
    }

    [Fact]
    public void Truncated_and_mutated_documents_are_parsed_or_refused_and_never_crash()
    {
        var source = Encoding.UTF8.GetBytes(
            "query Q($a: [Int!] = [1]) { x: y(b: $a, c: \"t\\u0041\", d: \"\"\"b\"\"\", e: {f: -1.5e3}) { ...F } } # "
            + "c");
        var random = new Random(1);
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var mutated = source[..random.Next(source.Length + 1)];
            for (var change = random.Next(3); change >= 0 && mutated.Length > 0; change--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            try
            {
                Parser.Parse(mutated);
            }
            catch (SyntaxException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(10_000);
    }
}
