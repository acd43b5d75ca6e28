using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiveRooms.HouseRules.Sources;

/// <summary>How long files and methods are.</summary>
internal static class CodeSize
{
    internal const int MaxFile = 400;
    internal const int MaxMethod = 70;

    internal static IEnumerable<string> TooLongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        where file.LineCount > MaxFile
        select $"{file.Path}: {file.LineCount} lines, at most {MaxFile}";

    internal static IEnumerable<string> TooLongMethods(IEnumerable<SourceFile> files) =>
        from file in files
        from method in Methods(file)
        where method.Lines > MaxMethod
        select $"{file.Path}({method.Line}): {method.Name} has {method.Lines} lines, at most {MaxMethod}";

    /// <summary>One line per project: files, and the median and 95th percentile of their lines.</summary>
    internal static IEnumerable<string> Report(IEnumerable<SourceFile> files) =>
        from file in files
        group file.LineCount by string.Join('/', file.Path.Split('/').Take(2)) into project
        orderby project.Key
        let lines = project.Order().ToList()
        select $"{project.Key,-32} {lines.Count,4} files, median {At(lines, 50),3}, p95 {At(lines, 95),3}, longest {lines[^1],3}";

    private static int At(List<int> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static IEnumerable<(string Name, int Line, int Lines)> Methods(SourceFile file)
    {
        var tree = CSharpSyntaxTree.ParseText(file.Text, path: file.Path);
        foreach (var node in tree.GetRoot().DescendantNodesAndSelf())
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
                LocalFunctionStatementSyntax function => function.Identifier.Text,
                AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
                OperatorDeclarationSyntax operation => operation.OperatorToken.Text,
                PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
                CompilationUnitSyntax unit when unit.Members.OfType<GlobalStatementSyntax>().Any() => "top level",
                _ => null,
            };
            if (name is not null)
            {
                var span = tree.GetLineSpan(node.Span);
                yield return (name, span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
            }
        }
    }
}
