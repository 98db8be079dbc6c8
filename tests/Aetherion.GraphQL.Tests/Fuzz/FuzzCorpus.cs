using System.Text;

namespace Aetherion.GraphQL.Tests.Fuzz;

/// <summary>Requests made of a few good ones by changing them; the same seed gives the same requests.</summary>
internal sealed class FuzzCorpus(int seed)
{
    private static readonly (string Document, string Variables)[] Seeds =
    [
        ("{ dog { name legs color barkVolume owner { name height } } }", "{}"),
        ("{ pets { __typename name ... on Dog { color owner { name } } ... on Mammal { legs } } }", "{}"),
        ("{ catOrDog { ... on Pet { ... on Human { height pets { name } } name } } pet { ... on CatOrDog { ... on Dog { color } } } }", "{}"),
        ("{ dog { ...A ...B } } fragment A on Dog { name ...C } fragment B on Mammal { legs ...C } fragment C on Pet { name }", "{}"),
        ("{ nest { value self { value nonNullSelf { value } } list { value self { value } } asyncSelf { asyncValue } } }", "{}"),
        ("mutation { a: set(value: 1) b: setLater(value: 2) c: set(value: 3) }", "{}"),
        ("query ($id: ID) { human(id: $id) { name relatives(first: 3) { name } } }", """{"id":"x"}"""),
        ("query ($i: Int, $n: Int! = 4) { complicatedArgs { intArg(intArg: $i) nonNullInt(nonNullInt: $n) } }", """{"i":1,"n":2}"""),
        ("query ($c: ComplexInput) { complicatedArgs { complexArg(complexArg: $c) } }",
            """{"c":{"requiredField":true,"color":"BROWN","stringListField":["a",null],"nested":{"requiredField":false}}}"""),
        ("query ($o: OneOfInput, $t: String!) { complicatedArgs { oneOfArg(oneOfArg: $o) o: oneOfArg(oneOfArg: { text: $t }) } }",
            """{"o":{"text":"a"},"t":"b"}"""),
        ("query ($l: [String!], $m: [[Int!]!], $e: FurColor = BROWN) { complicatedArgs { stringListNonNull(stringListNonNull: $l) intMatrix(intMatrix: $m) enumArg(enumArg: $e) } }",
            """{"l":["a"],"m":[[1],[2,3]],"e":"SPOTTED"}"""),
        ("query ($yes: Boolean!, $no: Boolean = false) { dog { name @include(if: $yes) legs @skip(if: $no) ...F @include(if: $no) } } fragment F on Dog { color }",
            """{"yes":true,"no":false}"""),
        ("{ complicatedArgs { stringArg(stringArg: \"a\\n\\u0041\\u{1F600}\") floatArg(floatArg: -2.5e3) idArg(idArg: 12) s: stringArg(stringArg: \"\"\"b \\\"\"\" c\"\"\") } }", "{}"),
        ("{ __schema { queryType { name } types { name fields { name type { kind ofType { name } } } } } __type(name: \"Dog\") { name } }", "{}"),
        ("query A { dog { name } } query B { cat { meows } } # comment", "{}"),
        ("type T implements I & J @d { \"text\" a(b: [Int!]! = [1]): String! } extend schema { query: Q } directive @d repeatable on FIELD | QUERY", "{}"),
    ];

    private static readonly string[] Fragments =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "@", ":", "=", "|", "&", "...", "\"", "\"\"\"", "#", ",", "\uFEFF", "\\u{110000}", "\0",
        "null", "true", "on", "fragment", "query", "mutation", "subscription", "schema", "extend", "-", "1e999", "99999999999999999999",
        "\"\\ud800\"", "\U0001F600", "__typename", "...F", "@skip(if: true)", "@include(if: $a)", "$a", "{a:{a:{a:1}}}", "[[[[]]]]",
        "é", "\r\n", "\t",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "1", "-1", "1.5", "1e400", "2147483648", "9223372036854775808", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "[]",
        "[null]", "{}", "{\"a\":{}}", "[[[[[1]]]]]", "\"BROWN\"", "\"2020-13-45T99:99:99Z\"", "{\"text\":null}", "{\"__proto__\":1}",
        "{\"\\ud800\":1}", "[\"\\udc00\"]", "{\"requiredField\":\"\\ud800\"}",
    ];

    private readonly Random _random = new(seed);

    public (string Document, string Variables) Next()
    {
        var (document, variables) = Seeds[_random.Next(Seeds.Length)];
        var changed = new StringBuilder(document);
        for (var change = _random.Next(4); change > 0; change--)
            Change(changed);
        return (WithoutHalfPairs(changed.ToString()), ChangeVariables(variables));
    }

    private void Change(StringBuilder text)
    {
        const int RunMax = 12;
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(RunMax), text.Length - at);
        switch (_random.Next(6))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, Fragments[_random.Next(Fragments.Length)]);
                break;
            case 2:
                text.Insert(at, text.ToString(at, length));
                break;
            case 3:
                text.Length = at;
                break;
            case 4:
                text.Insert(at, Seeds[_random.Next(Seeds.Length)].Document);
                break;
            default:
                text.Insert(at, string.Concat(Enumerable.Repeat(Fragments[_random.Next(Fragments.Length)], _random.Next(300))));
                break;
        }
    }

    /// <summary>The variables with some values replaced; always JSON, since what is none does not get this far.</summary>
    private string ChangeVariables(string variables)
    {
        if (_random.Next(2) == 0)
            return variables;
        var value = Values[_random.Next(Values.Length)];
        var colons = Enumerable.Range(0, variables.Length).Where(index => variables[index] == ':').ToList();
        if (colons.Count == 0)
            return $"{{\"a\":{value}}}";
        var start = colons[_random.Next(colons.Count)] + 1;
        var end = EndOfValue(variables, start);
        return string.Concat(variables.AsSpan(0, start), value, variables.AsSpan(end));
    }

    private static int EndOfValue(string json, int start)
    {
        var depth = 0;
        var isText = false;
        for (var index = start; index < json.Length; index++)
        {
            if (json[index] == '"')
                isText = !isText;
            else if (!isText && json[index] is '{' or '[')
                depth++;
            else if (!isText && json[index] is '}' or ']' && --depth < 0)
                return index;
            else if (!isText && json[index] == ',' && depth == 0)
                return index;
        }

        return json.Length;
    }

    /// <summary>Cutting may leave half of a surrogate pair, which UTF-8 cannot hold.</summary>
    private static string WithoutHalfPairs(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
